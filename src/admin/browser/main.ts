import CMS, { type CmsConfig } from '@sveltia/cms';
import { offerLocalFolder } from './local-folder.ts';
import { registerFileFormats } from './file-formats.ts';

interface Settings {
  config: CmsConfig;
  /** Where this computer’s content folder is reached; absent on the published site. */
  local?: string;
}

const { config, local } = (await (await fetch(new URL('settings.json', document.baseURI))).json()) as Settings;
if (local !== undefined) await offerLocalFolder(local);
registerFileFormats();
await CMS.init({ config });
