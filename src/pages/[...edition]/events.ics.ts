import { sendFile } from '../_send-file.ts';
import { getPages } from '../../site/queries/routes.ts';

export const getStaticPaths = () => getPages('[...edition]/events.ics.ts');
export const GET = sendFile;
