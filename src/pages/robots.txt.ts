import { sendFileOf } from '../layouts/send-file.ts';

export const GET = sendFileOf('robots.txt.ts');
