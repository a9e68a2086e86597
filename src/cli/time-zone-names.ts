import { isTimeZone } from '../shared/time-zone.ts';

const ZONES = Intl.supportedValuesOf('timeZone');
const AREAS = [...new Set(ZONES.filter((zone) => zone.includes('/')).map((zone) => zone.slice(0, zone.indexOf('/'))))];

/** The time zone that is called after a city, if there is one: “São Paulo” is America/Sao_Paulo, and “Kyiv” Europe/Kyiv. */
export function zoneNamed(city: string): string | undefined {
  const words = city
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .trim()
    .split(/[\s_]+/);
  const name = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('_');
  const listed = ZONES.find((zone) => zone.toLowerCase().endsWith(`/${name.toLowerCase()}`));
  // Of two names for a zone one is listed, which may be the earlier one.
  return listed ?? AREAS.map((area) => `${area}/${name}`).find(isTimeZone);
}

/** A zone as the database writes it: “asia/kathmandu” is taken for Asia/Kathmandu, and so it is to be read by others. */
export function spellZone(zone: string): string {
  const small = zone.toLowerCase();
  const listed = ZONES.find((one) => one.toLowerCase() === small);
  if (listed !== undefined || (zone !== small && zone !== zone.toUpperCase())) return listed ?? zone;
  if (!zone.includes('/')) return zone.toUpperCase();
  return small.replace(/(?<![a-z])[a-z]/g, (letter) => letter.toUpperCase());
}

/** The zone that a newsroom is likely to be in: the one called after its city, else that of this computer, unless it tells of no place. */
export function likelyZone(city: string, here: string): string | undefined {
  return zoneNamed(city) ?? (/^(?:UTC|GMT|Etc\/)/.test(here) ? undefined : here);
}
