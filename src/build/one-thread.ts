import sharp from 'sharp';

// One thread for each picture: libaom’s bytes differ with the number of threads, and workers already fill the cores.
sharp.concurrency(1);
sharp.cache(false);
