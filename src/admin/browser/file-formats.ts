import CMS, { type CmsConfig } from '@sveltia/cms';
import { FormFile, type FormData } from '../../lib/editing/form-file.ts';
import { FORM_FORMATS, type FormFormat } from '../../lib/editing/form-formats.ts';

/** Has the CMS read and write files as the newsroom’s editors do, and refuse what a build would refuse, in the build’s words. */
export function registerFileFormats(config: CmsConfig, firstLanguage: string): void {
  const files = new Map<string, FormFile>();
  for (const [name, { kind, ending }] of Object.entries(FORM_FORMATS)) {
    const file = new FormFile(kind, firstLanguage);
    files.set(name, file);
    CMS.registerCustomFormat(name, ending, { fromFile: (text) => file.read(text), toFile: (form) => file.write(form as FormData) });
  }
  const formats = new Map(
    config.collections?.flatMap((collection) => ('format' in collection ? [[collection.name, collection.format as FormFormat] as const] : [])),
  );
  CMS.registerEventListener({
    name: 'preSave',
    handler: ({ entry }) => {
      const collection = entry.get('collection');
      const data = entry.get('data') as unknown as { toJS: () => FormData };
      const faults = files.get(formats.get(collection) ?? '')?.faults(data.toJS(), entry.get('path')) ?? [];
      if (faults.length > 0) throw new Error('saving_failed', { cause: new Error(faults.join('\n\n')) });
    },
  });
}
