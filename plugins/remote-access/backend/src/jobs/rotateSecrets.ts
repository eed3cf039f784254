import { defineJob, type Job } from '@wardroom/platform-node';
import {
  rotateSecret,
  type RotationService,
} from '../rotation/RotationService';

/** Changes one secret on its target, and again where the target could not be reached. */
export function rotateSecrets(rotations: RotationService): Job {
  return defineJob({
    name: rotateSecret,
    run: (scope, { rotation }) => rotations.run(scope.tenant, String(rotation)),
  });
}
