export { ApplyPlan } from '@wardroom/platform-common';
