import { afterAll, expect, test } from 'vitest';
import { differences } from '../support/build.ts';
import { startBuild } from '../support/command.ts';
import { copyProject } from '../support/project.ts';
import { listFiles } from '../support/site.ts';

/** That the sample newsroom becomes the same bytes in another folder, too, is shown by `search.test.ts`, which builds it there. */
const projects = [copyProject(), copyProject()] as const;

afterAll(() => {
  for (const project of projects) project.remove();
});

test('The same newsroom in two folders becomes the same files with the same bytes', async () => {
  for (const project of projects) {
    const { code, printed } = await startBuild(project).done;
    expect(code, printed).toBe(0);
  }
  const [one, other] = projects;
  expect(listFiles(one.output).length).toBeGreaterThan(50);
  expect(differences(one.output, other.output)).toEqual([]);
});
