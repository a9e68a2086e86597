const LABEL = '(?:Photo(?:graph)?s?|Picture|Image|Illustration|Credit|Foto(?:graf[ií]a)?|Imagen|Cr[eé]dito|Bild|الصورة|صورة|تصوير)';
/** A caption ends with its sentence or before a sign that parts it from the credit: “The photo: taken in May” names nobody. */
const CAPTION = String.raw`(?:(?<caption>.*?(?:[.!?؟…”"»]|\s[|–—-]|[|([\n]))\s*)?`;
const AGENCIES = 'Getty Images|Reuters|AP|AFP|EPA|dpa|PA|Bloomberg|Efe|Magnum';
const PATTERNS: readonly RegExp[] = [
  /** “The harbour. Photo: Ana Pires”, “The harbour | Photo by Ana Pires” */
  new RegExp(String.raw`^${CAPTION}${LABEL}(?:\s+credit)?\s*(?:[:：]|\s(?:by|courtesy of|de|von)\s)\s*(?<credit>[^()[\]|]{2,120}?)[)\]]?\.?$`, 'isu'),
  /** “The harbour © 2020 Ana Pires” */
  /^(?<caption>.*?)(?:©|\(c\)|\bCopyright)\s*(?:\d{4}(?:[–-]\d{4})?\s+)?(?<credit>[^()[\]|]{2,120}?)[)\]]?\.?$/isu,
  /** “The harbour (Ana Pires/Reuters)” */
  new RegExp(String.raw`^(?<caption>.*?)\((?<credit>[^()]{2,80}\/\s?(?:${AGENCIES})[^()]{0,40})\)\.?$`, 'isu'),
];

/** A caption and the credit that stands at its end, where one does. Both may be undefined. */
export function splitCredit(text: string | undefined): { caption?: string; credit?: string } {
  const whole = text?.trim() ?? '';
  if (whole === '') return {};
  for (const pattern of PATTERNS) {
    const { caption = '', credit = '' } = pattern.exec(whole)?.groups ?? {};
    if (credit.trim() === '') continue;
    const own = caption.replace(/[\s|([–—-]+$/u, '');
    return { ...(own === '' ? {} : { caption: own }), credit: credit.trim() };
  }
  return { caption: whole };
}
