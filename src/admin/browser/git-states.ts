import type { CmsConfig } from '@sveltia/cms';
import { FormFile } from '../forms/form-file.ts';
import { faultsOfForm, isRefused } from '../forms/form-faults.ts';
import { FORM_FORMATS, type FormFormat } from '../forms/form-formats.ts';
import type { ListStories } from '../forms/text-faults.ts';
import { openRepository } from '../repository/repository-service.ts';
import type { RepositoryPlace } from '../repository/repository.ts';
import { statesIn, type CheckText } from '../repository/states.ts';
import { collectionOf } from './open-form.ts';
import { roomBar } from './room-bar.ts';
import { signedInToken, watchSignIn } from './signed-in.ts';
import { statesButton } from './states-button.ts';

const APART = 'Each change waits for a review of its own here. Copy what you need of a state into the form, and save it.';

interface GitRoom {
  config: CmsConfig;
  firstLanguage: string;
  stories: ListStories;
  /** Begins the branch that is saved to, where it is missing. */
  begin: () => Promise<void>;
}

/** Shows the states that the history has of the file whose form is open, and takes one back by a commit. */
export function offerGitStates(place: RepositoryPlace, { config, firstLanguage, stories, begin }: GitRoom): void {
  const repository = openRepository(place, signedInToken);
  const check: CheckText = async (path, text) => {
    const format = FORM_FORMATS[collectionOf(config, path)?.format as FormFormat];
    const file = new FormFile(format.kind, firstLanguage);
    const data = file.read(text);
    const faults = await faultsOfForm(file, data, path, stories);
    return isRefused(faults, data) ? faults : [];
  };
  const open = async (path: string) => {
    await begin();
    return statesIn(repository, path, check);
  };
  const { button, show } = statesButton(config, open, config.publish_mode === 'simple' ? undefined : APART);
  watchSignIn(show);
  roomBar().append(button);
}
