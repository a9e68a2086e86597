import type { CmsConfig } from '@sveltia/cms';
import type { StatesOfFile } from '../states.ts';
import { openStates } from './earlier-states.ts';
import { openedPath } from './open-form.ts';
import { barButton } from './room-bar.ts';

/** A button that is there while a file’s form is open, and opens the states that the file has had. */
export function statesButton(
  config: CmsConfig,
  open: (path: string) => Promise<StatesOfFile>,
  hint?: string,
): { button: HTMLButtonElement; show: (isReachable: boolean) => void } {
  const button = barButton('Earlier states', () => {
    const path = openedPath(config);
    if (path !== undefined) void openStates(() => open(path), hint);
  });
  let canBeReached = true;
  const look = (): void => {
    button.hidden = !canBeReached || openedPath(config) === undefined;
  };
  addEventListener('hashchange', look);
  addEventListener('popstate', look);
  look();
  return {
    button,
    show: (isReachable) => {
      canBeReached = isReachable;
      look();
    },
  };
}
