import { sendFile } from '../_send-file.ts';
import { getPages } from '../../site/queries/routes.ts';

export const getStaticPaths = () => getPages('[...edition]/reader-words.json.ts');
export const GET = sendFile;
