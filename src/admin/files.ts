import { buildEditingRoom, buildPreviewFacts, type RoomFacts } from './forms/editing-room.ts';
import { editingOrigins, repositoryPlace, reviewPlace } from './forms/file-service.ts';
import type { Bundle } from './bundle.ts';
import { editingPage } from './page.ts';
import { editingPolicy } from './policy.ts';

/** What is made for each newsroom: the page and its settings. */
export interface EditingFile {
  /** Below `/admin/`. */
  path: 'index.html' | 'settings.json';
  content: string;
}

/**
 * The editing room’s own files beside its program. They name the newsroom’s languages and sections and no story, author or
 * topic: those the CMS reads from the repository, once somebody has signed in.
 *
 * @param local where this computer’s content folder is reached; absent on the published site.
 */
export function editingFiles(bundle: Bundle, facts: RoomFacts, base: string, local?: string): EditingFile[] {
  const { editing } = facts.site;
  const room = `${base}admin/`;
  const origins = local === undefined && editing !== undefined ? editingOrigins(editing) : [];
  const page = editingPage({
    title: facts.site.name,
    start: room + bundle.start,
    styles: room + bundle.styles,
    policy: editingPolicy(origins),
  });
  const places = local === undefined && editing !== undefined ? { repository: repositoryPlace(editing), review: reviewPlace(editing) } : {};
  const settings = { config: buildEditingRoom(facts), preview: buildPreviewFacts(facts), local, ...places };
  return [
    { path: 'index.html', content: page },
    { path: 'settings.json', content: `${JSON.stringify(settings)}\n` },
  ];
}
