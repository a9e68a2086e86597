/** What stands where an archive says nothing and nothing may be invented, in the newsroom’s first language. */
export interface ImportedWords {
  /** In place of a photo’s credit. */
  credit: string;
  /** In place of what a photo shows. */
  alt: string;
  /** The name of a reader who signed with none. */
  reader: string;
}

const ENGLISH: ImportedWords = { credit: 'not recorded', alt: 'A picture that nobody has described yet', reader: 'No name given' };

const WORDS: Readonly<Record<string, ImportedWords>> = {
  en: ENGLISH,
  es: { credit: 'no consta', alt: 'Una imagen que nadie ha descrito todavía', reader: 'Sin nombre' },
  ar: { credit: 'غير مسجّل', alt: 'صورة لم يصفها أحد بعد', reader: 'بلا اسم' },
};

/** The words for a language, or the English ones. */
export function importedWords(language: string): ImportedWords {
  return WORDS[language] ?? ENGLISH;
}

/** Whether a text only says that there is none. */
export function isStandIn(field: 'credit' | 'alt', text: string | undefined): boolean {
  return Object.values(WORDS).some((words) => words[field] === text);
}
