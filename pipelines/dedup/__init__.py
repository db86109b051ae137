"""Stage dedup: which articles are copies of which original, and which passages different articles share.

    shingles    a text as word hashes, its sketch       boilerplate   what an outlet prints around every article
    candidates  pairs that may share text               compare       what a pair shares, exactly
    clusters    originals and their copies              align         shared passages, word by word
    articles    the stage: documents in, three tables out

Articles about one event in different words are no copies; the claims stage joins them into stories.
"""
