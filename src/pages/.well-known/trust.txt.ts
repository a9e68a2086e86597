import { sendFileOf } from '../_send-file.ts';

export const GET = sendFileOf('.well-known/trust.txt.ts');
