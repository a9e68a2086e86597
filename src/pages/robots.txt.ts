import { sendFileOf } from './_send-file.ts';

export const GET = sendFileOf('robots.txt.ts');
