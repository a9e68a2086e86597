import { sendFileOf } from '../layouts/send-file.ts';

export const GET = sendFileOf('sitemap.xml.ts');
