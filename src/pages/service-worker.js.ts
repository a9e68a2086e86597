import { sendFileOf } from './_send-file.ts';

export const GET = sendFileOf('service-worker.js.ts');
