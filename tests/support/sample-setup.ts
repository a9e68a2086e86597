import { obtainSample } from './sample.ts';

/** Before any test that reads the sample newsroom. */
export default function setup(): void {
  obtainSample();
}
