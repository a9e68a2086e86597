import CMS, { type CmsConfig } from '@sveltia/cms';
import { faultsOfForm, isRefused } from '../forms/form-faults.ts';
import { FormFile, type FormData } from '../forms/form-file.ts';
import { STATE, stateWords, withState } from '../forms/state-words.ts';
import type { ListStories } from '../forms/text-faults.ts';
import { FORM_FORMATS, type FormFormat } from '../forms/form-formats.ts';
import { dropDraft, formAt } from './drafts.ts';
import { dropFaults, markFaults } from './field-faults.ts';
import { withIntent } from './intent.ts';
import { letGo } from './leave-guard.ts';
import { tryOut } from './local-save.ts';
import { dropNote, note } from './notes.ts';
import { noteWritten } from './save-in-hand.ts';

interface Room {
  config: CmsConfig;
  firstLanguage: string;
  timeZone: string;
  /** Where this computer’s content folder is reached; absent on the published site. */
  local?: string | undefined;
  /** The ids of all stories, where the room knows them from a service. */
  stories?: ListStories | undefined;
}

/** Has the CMS read and write files as the newsroom’s editors do, and refuse what a build would refuse, in the build’s words. */
export function registerFileFormats({ config, firstLanguage, timeZone, local, stories }: Room): void {
  const files = new Map<string, FormFile>();
  for (const [name, { kind, ending }] of Object.entries(FORM_FORMATS)) {
    const file = new FormFile(kind, firstLanguage);
    files.set(name, file);
    CMS.registerCustomFormat(name, ending, {
      fromFile: (text) => (kind === 'article' ? withState(file.read(text), timeZone) : file.read(text)),
      toFile: (form) => file.write(form as FormData),
    });
  }
  const collections = new Map(
    config.collections?.flatMap((collection) => ('format' in collection ? [[collection.name, collection] as const] : [])),
  );
  CMS.registerEventListener({
    name: 'preSave',
    handler: async ({ entry }) => {
      const collection = collections.get(entry.get('collection'));
      const file = files.get((collection?.format as FormFormat | undefined) ?? '');
      if (!file || !collection) return entry;
      dropFaults();
      const data = withIntent((entry.get('data') as unknown as { toJS: () => FormData }).toJS());
      const path = entry.get('path');
      const text = file.write(data);
      try {
        // On this computer the server reads the text, and tells of the faults of drafts.
        const faults = await faultsOfForm(file, data, path, stories);
        if (isRefused(faults, data)) throw new Error(faults.join('\n\n'));
        if (local === undefined) noteFaults(faults);
        const isNew = entry.get('newRecord');
        const picture = pictureOf(data);
        if (isNew && collection.name === 'photos' && picture === undefined)
          throw new Error(`${path}\n  There is no picture.\n  Mend: Choose one above the words that are about it.`);
        if (local !== undefined) {
          const opened = FormFile.sourceOf(data);
          await tryOut(local, { path, text, opened, openedAt: isNew ? undefined : openedAt(collection), picture });
        }
      } catch (cause) {
        if (cause instanceof Error) markFaults(cause.message);
        throw new Error('saving_failed', { cause });
      }
      // From here on, the form is one of the file as it is written now.
      const saved = ['draft', 'published'].reduce((done, name) => (name in data ? done.setIn(['data', name], data[name]) : done), entry);
      return saved.setIn(['data', FormFile.SOURCE], FormFile.asSource(text)).setIn(['data', STATE], stateWords(data, timeZone));
    },
  });
  CMS.registerEventListener({
    name: 'postSave',
    handler: async () => {
      noteWritten();
      // What is kept in this browser is what is saved: nobody is to be asked whether to bring it back.
      await dropDraft();
      letGo();
    },
  });
}

/** What has to be mended before a draft that has just been saved can be published. */
function noteFaults(faults: readonly string[]): void {
  if (faults.length === 0) dropNote();
  else note('Saved as a draft. Before it can be published:', faults.join('\n\n'));
}

/** The path of the file whose form is open. */
function openedAt(collection: object): string | undefined {
  const { folder, extension } = collection as { folder?: string; extension?: string };
  const form = formAt(location.href);
  return form && folder !== undefined && extension !== undefined ? `${folder}/${form.entry}.${extension}` : undefined;
}

/** The path of the picture that is saved with a photo’s words. */
function pictureOf({ focus }: FormData): string | undefined {
  const file = typeof focus === 'object' && focus !== null && 'file' in focus ? focus.file : undefined;
  return typeof file === 'string' && file.startsWith('/') ? file.slice(1) : undefined;
}
