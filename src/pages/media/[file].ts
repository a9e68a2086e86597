import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { APIRoute, GetStaticPaths } from 'astro';
import { getPublishedMedia } from '../../queries/standing-pages.ts';

/** The recordings of published stories, byte for byte; those of drafts and embargoed stories stay out. */
export const getStaticPaths = (async () => (await getPublishedMedia()).map((file) => ({ params: { file } }))) satisfies GetStaticPaths;

export const GET: APIRoute = async ({ params }) => new Response(await readFile(join(__CONTENT_DIR__, 'media', params.file ?? '')));
