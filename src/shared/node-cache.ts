/** Where Node keeps the code that it has compiled, below the project’s folder; it halves the time that a command takes to begin. */
export const NODE_CACHE = '.cache/node';
