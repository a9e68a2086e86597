import worker from '../../theme/scripts/offline/worker.ts?worker&url';
import { fileUrl, outputFile, SERVICE_WORKER, standingUrl } from '../../shared/urls.ts';
import { writeServiceWorker } from '../statements/service-worker.ts';
import type { NewsroomIndex } from './newsroom-index.ts';
import type { SiteFile } from './site-files.ts';

/** What answers for the site in the browsers of readers who have asked for pages to be kept. */
export function serviceWorkerFile(index: NewsroomIndex): SiteFile {
  return {
    kind: 'data',
    route: 'service-worker.js.ts',
    params: {},
    path: outputFile(index.space, fileUrl(index.space, SERVICE_WORKER)),
    text: () =>
      writeServiceWorker({
        worker,
        base: index.space.base,
        saved: [...index.editions.keys()].map((language) => standingUrl(index.space, language, 'saved')),
      }),
  };
}
