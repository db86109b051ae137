"""Stage dedup: which articles are copies of which original, and which passages different articles share.

    reading     documents into sketches                 sketches      what is kept of a text to find its like
    boilerplate what an outlet prints everywhere        candidates    pairs that may share text
    judge       whether two are one report              clusters      groups of copies
    align       shared passages, word by word           compare       what pairs share
    memo        what was told of pairs, for next time   relations     originals, copies, reuse: the way through
    articles    the stage's tables                      look          what the Dagster UI shows of them

Articles about one event in different words are no copies; the claims stage joins them into stories.
"""
