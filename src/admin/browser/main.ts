import CMS, { type CmsConfig } from '@sveltia/cms';
import { takeBarriersAway } from './barriers.ts';
import { registerFileFormats } from './file-formats.ts';
import { guardForms } from './leave-guard.ts';
import { offerLocalFolder } from './local-folder.ts';
import { registerPictureField } from './picture-field.ts';
import { offerPublishing } from './publish-buttons.ts';
import { takePicturesFrom } from './pictures.ts';
import { saveWithKeys, showSafetyBar } from './safety-bar.ts';
import { enterByItself } from './sign-in.ts';
import { registerStoryPreviews, type PreviewFacts } from './story-preview.ts';
import './form.css';
import './room.css';

/** What the newsroom tells its editing room, in `settings.json` beside the page. */
interface Settings {
  config: CmsConfig;
  preview: PreviewFacts;
  /** Where this computer’s content folder is reached; absent on the published site. */
  local?: string;
}

const { config, preview, local } = (await (await fetch(new URL('settings.json', location.href))).json()) as Settings;
if (local !== undefined) {
  await offerLocalFolder(local);
  takePicturesFrom(local);
  enterByItself();
}
const firstLanguage = preview.languages[0]?.code ?? 'en';
registerFileFormats({ config, firstLanguage, timeZone: preview.timeZone, local });
registerPictureField();
registerStoryPreviews(preview);
guardForms();
takeBarriersAway();
saveWithKeys();
await CMS.init({ config });
if (local !== undefined) {
  showSafetyBar({ address: local, config, desk: new URL('../_desk/', location.href).href });
  offerPublishing({ config, address: local, firstLanguage, timeZone: preview.timeZone });
}
