import { trimDateLabels } from './date-line.ts';
import { readHumanDate } from './human-date.ts';

/** Whom a byline names, and what it says besides. */
export interface Byline {
  readonly names: readonly string[];
  /** Dates, counts, offices: whatever stands there and is no name. Empty when there is nothing else. */
  readonly rest: string;
}

const BY =
  'written by|posted by|published by|reported by|reporting by|story by|text by|words by|by|por|escrito por|par|écrit par|propos recueillis par|von|di|a cura di|door|av|af|przez|autor(?:a|es|e|in|en)?|auteure?s?|author(?:s)?|text|texto|texte|testo|redacción|автор(?:ы)?|текст|بقلم|كتبت?|الكاتب|文|作者|記者|记者';
const STARTS_WITH_BY = new RegExp(`^[\\s•·|–—-]*(?:${BY})(?:\\s*[:：]\\s*|\\s+)(?=\\S)`, 'iu');
const OF_LINE =
  /^[\s•·|–—-]*(?:by|written by|posted by|published by|reported by|reporting by|story by|words by|por|escrito por|par|écrit par|von|door|بقلم|كتب)[\s:]+(?=\p{L})/iu;

/** “記者 山田太郎”; what follows may be an office or a day. */
const OF_REPORTER = /^[\s•·|–—-]*(?:記者|记者)[\s:：]*(?!会見|會見|会见)(\p{Script=Han}{2,5})(?=$|[\s／/∕｜|，,])/u;
/** Words between two names, in the languages of newspapers. */
const BETWEEN =
  /\s*(?:[,;&+、，；|/]|\b(?:and|with|und|mit|et|avec|con|com|och|og|und|met)\b|(?<=\s)(?:и|та|ve|en)(?=\s)|(?<=\s)و(?=\s?\p{L}))\s*/iu;
/** Words between two names that also stand within one: “Ortega y Gasset”. */
const ALSO_WITHIN = /\s+(?:y|e|i)\s+/iu;
/** “Jo Lund in Porto” */
const FROM_PLACE = /^(\p{Lu}\S* (?:\S+ )?\p{Lu}\S*) ((?:in|aus|en|à) \p{Lu}[\p{L} ’'-]*)$/u;
const SUFFIX = /^(?:jr|sr|ii|iii|iv|phd|ph\.d|md|m\.d|esq)\.?$/i;
const OFFICE =
  /(?<!\p{L})(?:staff|reporters?|writers?|correspondents?|editors?|columnists?|contributors?|photographers?|bureau|redacteur|redakteur(?:in)?|korrespondent(?:in)?|redactora?|corresponsal|rédact(?:eur|rice)|journalistes?|correspondante?|giornalista|inviato|jornalista|repórter|обозреватель|корреспондент|مراسل|محرر)(?!\p{L})/iu;
const NO_NAME =
  /\p{Nd}|@|https?:|[=<>{}[\]]|^(?:updated?|modified|comments?|share|min read|minutes?|mins?|read|avec|with|by|views?|follow|via)$/iu;
const LONGEST = 60;

/** True for a line of text that begins as a byline does and could be one: “By Ana Pires”. */
export function isBylineLine(line: string): boolean {
  if (OF_REPORTER.test(line)) return line.length <= 60 && !/[。！？]/.test(line);
  const rest = line.replace(OF_LINE, '');
  if (rest === line || line.length > 140 || /[.!?]["”’]?$/.test(line.trim())) return false;
  const { names } = readByline(line);
  return names.length > 0 && !names.some((name) => /^\p{Ll}/u.test(name));
}

/** Takes a byline apart: the people one by one, without “By”, dates, counts and offices. */
export function readByline(text: string): Byline {
  const reporter = OF_REPORTER.exec(text);
  if (reporter !== null) {
    const [whole, name = ''] = reporter;
    return { names: [name], rest: tidy(text.slice(whole.length).replace(/^[\s／/∕｜|，,]+/, '')) };
  }
  const names: string[] = [];
  const left: string[] = [];
  for (const line of partsOf(text)) {
    for (const piece of namesOf(line)) {
      const [, who = piece, place = ''] = FROM_PLACE.exec(piece.trim()) ?? [];
      const name = tidy(who.replace(STARTS_WITH_BY, ''));
      if (place !== '') left.push(place);
      if (name === '') continue;
      if (SUFFIX.test(name) && names.length > 0) names.push(`${names.pop() ?? ''}, ${name}`);
      else if (NO_NAME.test(name) || OFFICE.test(name) || name.length > LONGEST || name.split(' ').length > 7 || !/\p{L}/u.test(name))
        left.push(name);
      else names.push(name);
    }
  }
  return { names: [...new Set(names)], rest: left.join(', ') };
}

/** Cuts a byline where its parts are set apart; a part that is a date is one of its own. */
function partsOf(text: string): string[] {
  const plain = text.replace(/\s+/g, ' ').replace(STARTS_WITH_BY, '').trim();
  return plain.split(/\s*[|·•]\s*|\s+[–—-]\s+|\n/).flatMap((part) => {
    const date = readHumanDate(part);
    return date === undefined ? [part] : [...withoutDate(part, date.rest)];
  });
}

/** What stands before and after a date in one part of a byline, and the date itself as something that is no name. */
function withoutDate(part: string, rest: string): string[] {
  const [all, left] = [part.split(' '), rest.split(' ')];
  const differs = left.findIndex((word, index) => word !== all[index]);
  const before = differs < 0 ? left : left.slice(0, differs);
  const others = new Set(left);
  return [
    trimDateLabels(before.join(' ')),
    trimDateLabels(left.slice(before.length).join(' ')),
    all.filter((word) => !others.has(word)).join(' '),
  ];
}

function namesOf(part: string): string[] {
  // Whoever stands in brackets after “with” is named too; other brackets say where somebody works.
  const open = part.replace(/\(\s*(?:avec|with|con|com|mit|met)\s+([^()]*)\)/giu, ', $1').replace(/\(([^()]*)\)/g, ' | [$1] | ');
  return open.split(BETWEEN).flatMap((piece) => {
    const halves = piece.split(ALSO_WITHIN).map(tidy);
    const isOne = halves.length > 1 && halves.some((half) => !half.includes(' ')) && halves.some((half) => half.includes(' '));
    return isOne ? [piece] : halves;
  });
}

function tidy(name: string): string {
  return name.replace(/\s+/g, ' ').replace(/^[\s.,:;|·•–—-]+|[\s,:;|·•–—-]+$/g, '');
}
