import CMS, { type CmsConfig } from '@sveltia/cms';
import type { RepositoryPlace } from '../repository/repository.ts';
import type { ReviewPlace } from '../review/review-place.ts';
import { takeBarriersAway } from './barriers.ts';
import { registerFileFormats } from './file-formats.ts';
import { deleteAlong, offerGitBin, pathsIn, storiesIn } from './git-deletion.ts';
import { picturesIn } from './git-pictures.ts';
import { offerGitStates } from './git-states.ts';
import { guardForms } from './leave-guard.ts';
import { localPaths, offerLocalFolder } from './local-folder.ts';
import { registerPictureField } from './picture-field.ts';
import { offerPublishing } from './publish-buttons.ts';
import { takePicturesFrom, takePicturesOf } from './pictures.ts';
import { openWork } from './review-bar.ts';
import { saveWithKeys, showSafetyBar } from './safety-bar.ts';
import { watchSaves } from './save-in-hand.ts';
import { enterByItself } from './sign-in.ts';
import { registerStateField } from './state-field.ts';
import { registerStoryPreviews, type PreviewFacts } from './story-preview.ts';
import { offerTextBar } from './text-bar.ts';
import './controls.css';
import './room.css';
import './form.css';

/** What the newsroom tells its editing room, in `settings.json` beside the page. */
interface Settings {
  config: CmsConfig;
  preview: PreviewFacts;
  /** Where this computer’s content folder is reached; absent on the published site. */
  local?: string;
  /** Where the service keeps the files, on a published site. */
  repository?: RepositoryPlace;
  /** Where changes wait together for a review, on a published site that has it so. */
  review?: ReviewPlace;
}

const { config, preview, local, repository, review } = (await (await fetch(new URL('settings.json', location.href))).json()) as Settings;
if (local !== undefined) {
  await offerLocalFolder(local);
  takePicturesFrom(local);
  enterByItself();
}
const firstLanguage = preview.languages[0]?.code ?? 'en';
const work = review && openWork(review);
const stories = repository && storiesIn(repository, begin);
registerFileFormats({ config, firstLanguage, timeZone: preview.timeZone, local, stories });
registerPictureField();
registerStateField();
registerStoryPreviews(preview);
watchSaves();
guardForms();
takeBarriersAway();
saveWithKeys();
offerTextBar(() => (local !== undefined ? localPaths(local) : repository ? pathsIn(repository) : Promise.resolve([])));
if (repository) {
  deleteAlong(repository, begin);
  if (local === undefined) takePicturesOf(picturesIn(repository));
}
await begin();
await CMS.init({ config });
if (local !== undefined) showSafetyBar({ address: local, config, desk: new URL('../_desk/', location.href).href });
work?.show(config);
if (repository && stories) {
  offerGitStates(repository, { config, firstLanguage, stories, begin });
  offerGitBin(repository);
}
// Where the CMS has each story wait, its own buttons say what becomes of it.
if (local !== undefined || config.publish_mode === 'simple')
  offerPublishing({ timeZone: preview.timeZone, isReviewed: review !== undefined });

/** Of a branch that was taken away by the service, once it was reviewed, nothing can be asked. */
async function begin(): Promise<void> {
  await work?.begin();
}
