import { sendFile } from '../_send-file.ts';
import { getPages } from '../../site/queries/routes.ts';

export const getStaticPaths = () => getPages('.well-known/[security].txt.ts');
export const GET = sendFile;
