import { frontUrl, outputFile, standingUrl, webAppUrl } from '../../shared/urls.ts';
import { writeWebApp } from '../statements/web-app.ts';
import type { Edition, NewsroomIndex } from './newsroom-index.ts';
import { editionParam, type SiteFile } from './site-files.ts';

/** What a telephone asks for when a reader puts the newspaper on its screen. */
export function webAppFile(index: NewsroomIndex, edition: Edition): SiteFile {
  const { language } = edition.view;
  return {
    kind: 'data',
    route: '[...edition]/app.webmanifest.ts',
    params: { edition: editionParam(index, edition) },
    path: outputFile(index.space, webAppUrl(index.space, language)),
    text: () => getWebApp(index, edition),
  };
}

function getWebApp({ site, space }: NewsroomIndex, edition: Edition): string {
  const { view } = edition;
  return writeWebApp({
    name: site.name,
    shortName: site.shortName ?? site.name,
    description: edition.say(site.description),
    language: view.locale,
    direction: view.direction,
    start: frontUrl(space, view.language),
    search: standingUrl(space, view.language, 'search'),
    base: space.base,
  });
}
