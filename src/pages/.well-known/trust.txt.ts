import { sendFileOf } from '../../layouts/send-file.ts';

export const GET = sendFileOf('.well-known/trust.txt.ts');
