import { sendFile } from '../../../../../_send-file.ts';
import { getPages } from '../../../../../../site/queries/routes.ts';

export const getStaticPaths = () => getPages('[...section]/[year]/[month]/[day]/[slug]/transcript.txt.ts');
export const GET = sendFile;
