//! What errors of every floor mean, in words: what is wrong, where, what to do.
