import { HELP_OPTION } from './call.ts';

/** What `start`, `dev` and `preview` understand alike. */
export const SERVER_OPTIONS = { port: { type: 'string' }, host: { type: 'string' }, ...HELP_OPTION } as const;

export const SERVER_OPTIONS_HELP = `  --port <number>   where it answers; else the variable PORT says so, else it is 4321, or the next one that is free
  --host <address>  lets other computers in: 0.0.0.0
  --help            prints this`;
