import { outputFile, readerWordsUrl } from '../../shared/urls.ts';
import type { Translator } from '../../messages/messages.ts';
import type { Edition, NewsroomIndex } from './newsroom-index.ts';
import { editionParam, type SiteFile } from './site-files.ts';

/** Words that pages only need once a reader has asked for something, so that none of them carries these. */
const READER_WORDS = [
  'back',
  'changedSinceRead',
  'changes',
  'close',
  'deletionBegins',
  'deletionEnds',
  'forward',
  'goOnWithSaved',
  'inPictures',
  'insertionBegins',
  'insertionEnds',
  'listen',
  'nextPicture',
  'noVoice',
  'pause',
  'pictureNumber',
  'play',
  'previousPicture',
  'speed',
  'updated',
  'zoom',
] as const satisfies readonly Parameters<Translator['text']>[0][];

/** The words of an edition for scripts that are loaded when a reader asks for what they do. */
export function readerWordsFile(index: NewsroomIndex, edition: Edition): SiteFile {
  return {
    kind: 'data',
    route: '[...edition]/reader-words.json.ts',
    params: { edition: editionParam(index, edition) },
    path: outputFile(index.space, readerWordsUrl(index.space, edition.view.language)),
    text: () => JSON.stringify(Object.fromEntries(READER_WORDS.map((key) => [key, edition.words.text(key)]))),
  };
}
