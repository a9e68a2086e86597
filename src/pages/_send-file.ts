import { getContainerRenderer } from '@astrojs/mdx/container-renderer';
import type { APIRoute } from 'astro';
import { experimental_AstroContainer as AstroContainer } from 'astro/container';
import { loadRenderers } from 'astro:container';
import type { StoryView } from '../site/views/story.ts';
import type { DataFile, TextPrinter } from '../site/queries/site-files.ts';
import { getPage } from '../site/queries/routes.ts';
import type { DataRoute } from '../site/queries/route-names.ts';
import StoryText from './_StoryText.astro';

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css',
  ics: 'text/calendar',
  js: 'text/javascript',
  json: 'application/json',
  webmanifest: 'application/manifest+json',
  xml: 'application/xml',
};

async function send(file: DataFile): Promise<Response> {
  const type = TYPES[file.path.split('.').at(-1) ?? ''] ?? 'text/plain';
  return new Response(await file.text(printText), { headers: { 'content-type': `${type}; charset=utf-8` } });
}

/** Answers with a file for programs, which the route’s props name. */
export const sendFile: APIRoute<{ page: DataFile }> = ({ props }) => send(props.page);

/** Answers with the one file of a route. */
export function sendFileOf(route: DataRoute): APIRoute {
  return async () => send(await getPage(route));
}

let container: Promise<AstroContainer> | undefined;

/** The text of a story in `.mdx`, which only Astro can print. */
export const printText: TextPrinter = async (view: StoryView) => {
  container ??= loadRenderers([getContainerRenderer()]).then((renderers) => AstroContainer.create({ renderers }));
  return (await container).renderToString(StoryText, { props: { view } });
};
