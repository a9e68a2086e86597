import { sendFile } from './_send-file.ts';
import { getPages } from '../queries/routes.ts';

export const getStaticPaths = () => getPages('[hostFile].ts');
export const GET = sendFile;
