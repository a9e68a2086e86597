/** The standing pages that a newspaper may do without. They are there by themselves once there is something to list. */
export const OPTIONAL_PAGES = ['live', 'audio', 'video', 'pictures', 'topics', 'events'] as const;
export type OptionalPage = (typeof OPTIONAL_PAGES)[number];
