DELETE FROM _documents WHERE extraction = 'empty';
