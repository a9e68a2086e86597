import type { APIRoute, GetStaticPaths } from 'astro';
import { getEditionPaths, getSearchIndex } from '../../../queries/standing-pages.ts';

export const getStaticPaths = (async () => getEditionPaths()) satisfies GetStaticPaths;

export const GET: APIRoute<{ language: string }> = async ({ props }) => Response.json(await getSearchIndex(props.language));
