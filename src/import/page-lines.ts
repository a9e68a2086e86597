import type { Loss } from './model.ts';

/** What stands on a page around a story’s words, by kind. */
export type Furniture = 'share' | 'comments' | 'slideshow' | 'advertisement' | 'reading time' | 'menu';

const LONGEST = 90;

/** The kind of a line that belongs to the page and not to the story; undefined for a line of the story’s. */
export function furnitureOf(line: string): Furniture | undefined {
  const text = line.replace(/\s+/g, ' ').replace(/^[\s•·▪●|*–—-]+|[\s•·|:…»›–—-]+$/g, '');
  if (text === '' || text.length > LONGEST) return undefined;
  if (COMMENTS.test(text) && !/^no comment[.!]?$/i.test(text)) return 'comments';
  if (SLIDESHOW.test(text)) return 'slideshow';
  if (ADVERTISEMENT.test(text)) return 'advertisement';
  if (READING_TIME.test(text) && !/^\S+\s?\S+$/.test(text)) return 'reading time';
  if (MENU.test(text) || COPYRIGHT.test(text)) return 'menu';
  return isShare(text) ? 'share' : undefined;
}

/** How the report calls such lines. */
export const FURNITURE_NAMES: Readonly<Record<Furniture, string>> = {
  share: 'Links for sharing the story were left out.',
  comments: 'A line about the old site’s comments was left out.',
  slideshow: 'The buttons of a slide show were left out.',
  advertisement: 'A mark of an advertisement was left out.',
  'reading time': 'The time that the old site said reading would take was left out; the story’s own page says it.',
  menu: 'Words of the old site’s menus were left out.',
};

/** Words of a page that are not in its story. */
export interface LeftLine {
  /** Why, as a sentence for the report. */
  readonly what: string;
  readonly words: string;
}

/** What the report says of such words: once for each reason. */
export function leftLosses(where: string, lines: readonly LeftLine[]): Loss[] {
  const byReason = Map.groupBy(lines, ({ what }) => what);
  return [...byReason].map(([what, own]) => ({ where, kind: 'left', what, words: own.map(({ words }) => words).join(' · ') }));
}

const COMMENT_WORD =
  '(?:comments?|replies|responses|comentarios?|commentaires?|kommentare?|commenti|commento|comentários?|reacties|kommentarer|komentarz(?:e|y)?|yorum|комментари[йяеи]{1,2}|коментар[іiів]{1,2}|تعليقات?|评论|条评论|評論|コメント|댓글)';
const COMMENTS = new RegExp(
  `^(?:(?:post |story |article )?(?:with )?(?:no|one|add a|leave a|post a|write a|view|view all|show|see all|join the|sin|aucun|keine?|nessun|nenhum|нет|\\(?\\d[\\d.,’ ]*\\)?)?\\s*${COMMENT_WORD}(?:\\s*\\(?\\d[\\d.,’ ]*\\)?)?(?: (?:yet|so far|on this story|below))?|` +
    'join the (?:conversation|discussion)|share your (?:voice|thoughts|opinion|view|comments?)|have your say|what do you think\\?|leave a reply|' +
    'deja (?:un|tu) comentario|laisser un commentaire|schreibe? einen kommentar|lascia un commento|deixe (?:um|seu) comentário|оставить комментарий|اترك تعليقا?)[.!]?$',
  'iu',
);

const SLIDESHOW =
  /^(?:(?:next|previous|prev)(?: (?:slide|photo|image|picture|gallery))?|(?:view|start|open|launch|see|close|exit|full) (?:the )?(?:slide ?show|gallery|full ?size|full ?screen|image|photos)|slide ?show|full ?screen|(?:hide|show|toggle|view) captions?|(?:click|tap) to (?:enlarge|expand|zoom)|enlarge (?:this )?(?:image|photo)|(?:photos?|images?|slides?|fotos?|bild(?:er)?|pictures?)?:?\s*\d{1,3}\s*(?:of|\/|de|von|sur|di|из)\s*\d{1,3}|replay|play video|watch video|unmute|siguiente|anterior|suivant(?:e)?|précédent(?:e)?|weiter|zurück|avanti|indietro|próxima|далее|назад)$/iu;
const ADVERTISEMENT =
  /^(?:advertisement|advertising|ads?|sponsored(?: content)?|promoted|story continues below(?: advertisement)?|continue reading below|article continues (?:below|after) (?:the )?(?:ad|advertisement)|publicidad|publicité|anzeige|werbung|pubblicità|publicidade|advertentie|annons|annonse|reklama?|реклама|إعلان|廣告|广告|広告|광고)$/iu;
const READING_TIME =
  /^(?:(?:reading time|read time|tiempo de lectura|temps de lecture|lesezeit|tempo di lettura|tempo de leitura|время чтения|وقت القراءة):?\s*)?(?:about |ca\. |~)?\d{1,3}[\s-]*(?:min(?:ute)?s?|minutos?|minuten?|minuti|мин(?:ут[аы]?)?|分钟|分鐘|分|분|دقائق|دقيقة)\.?(?:\s*(?:read|to read|de lectura|de lecture|lesezeit|di lettura|de leitura|阅读|閱讀))?$/iu;
const MENU =
  /^(?:skip to (?:main )?(?:content|navigation)|jump to (?:content|navigation)|saltar al contenido|aller au contenu|zum inhalt(?: springen)?|(?:main |open |close )?menu|home(?:page)?|search(?: the site)?|log ?in|log ?out|sign ?(?:in|up)|register|subscribe(?: now)?|my account|newsletters?|back to top|most (?:read|popular|viewed|shared)|trending(?: now)?|meistgelesen|les plus lus|lo más leído|mais lidas|più letti|読まれている記事|live|audio|video|podcasts?|inicio|accueil|startseite|menú|menü|buscar|rechercher|suche|cerca|suscr[ií]bete|s’abonner|abonnieren|abbonati|assine|главная|поиск|меню|подписаться|الرئيسية|بحث|القائمة|首页|搜索|ホーム|検索|홈|검색)$/iu;

const COPYRIGHT = /^(?:©|\(c\)|copyright\b)[^\d]{0,20}\d{4}/iu;

/** Networks and the words of the buttons that lead to them; at least one of the first must be there. */
const SHARES = words(
  'facebook twitter whatsapp telegram linkedin reddit pinterest tumblr messenger flipboard weibo wechat viber vkontakte instapaper bluesky threads mastodon ' +
    'share shares sharing tweet retweet email e-mail print compartir compartilhar compartilhe comparte partager partagez teilen condividi imprimir imprimer drucken merken speichern kommentieren vorlesen enregistrer commenter guardar salvar comentar stampa delen dela ' +
    'поделиться распечатать твитнуть вконтакте شارك مشاركة طباعة فيسبوك تويتر واتساب 分享 分享到 微博 微信 シェア ツイート 공유 공유하기 페이스북 트위터',
);
const SHARE_WORDS = words(
  'x on via this that story article page post with friends to by in it the a an and or copy link url save bookmark pocket sms line ok vk mail rss more follow us me send click open new window opens pin your ' +
    'en por el la este esta artículo sur par cet l article le auf per su no via artikel dit op на в этой статьёй هذا المقال على عبر بريد إلكتروني 到 で する',
);

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}

function isShare(text: string): boolean {
  const parts = text
    .toLowerCase()
    .split(/[^\p{L}\p{M}-]+/u)
    .filter((part) => part !== '');
  return parts.length > 0 && parts.some((part) => SHARES.has(part)) && parts.every((part) => SHARES.has(part) || SHARE_WORDS.has(part));
}

const STEP = /\s*[>›»→]\s*/;

/** A line that says where a story stood: “Home > News > Harbour”, from the top, without the front page. Undefined for any other line. */
export function readBreadcrumb(line: string): string[] | undefined {
  if (!/[>›»→]/.test(line) || line.length > 120) return undefined;
  const steps = line.trim().split(STEP);
  if (steps.length < 2 || steps.some((step) => step.length > 40 || /[.!?]$/.test(step) || step.split(' ').length > 5)) return undefined;
  const below = steps.filter((step, index) => step !== '' && !(index === 0 && FRONT.test(step)));
  return below.length === 0 ? undefined : below;
}

const FRONT = /^(?:home(?:page)?|start(?:seite)?|inicio|portada|accueil|início|главная|الرئيسية|首页|ホーム|홈)$/iu;

/** True when two lines are the same to a reader, whatever their signs. */
export function isSameLine(a: string, b: string): boolean {
  const [one, other] = [lettersOf(a), lettersOf(b)];
  return one === other && one !== '';
}

/** A text’s letters and digits alone, for comparison. */
export function lettersOf(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
