import { tinyTree } from '../testing/tinyTree';
import { fileRoles } from './fileRoles';

const found = (path: string, text = '') =>
  fileRoles(tinyTree({ [`plugins/interventions/${path}`]: text }));

describe('fileRoles', () => {
  it.each([
    'common/src/contract.ts',
    'common/src/Intervention.ts',
    'common/src/recording/RecordingSeal.ts',
    'common/src/recording/readReplay.ts',
    'backend/src/plugin.ts',
    'backend/src/intervention/InterventionService.ts',
    'backend/src/intervention/interventionPolicy.ts',
    'backend/src/intervention/queries/listOldest.ts',
    'backend/src/jobs/endHeldSessions.ts',
    'backend/src/events/onAssignmentEnded.ts',
    'backend/migrations/20260301T0900_interventions.js',
    'frontend/src/plugin.tsx',
    'frontend/src/pages/InterventionListPage/InterventionListPage.tsx',
    'frontend/src/components/StateChip/StateChip.tsx',
    'frontend/src/hooks/useIntervention.ts',
    'gateway/src/record/Recorder.ts',
  ])('knows %s', path => {
    expect(found(path)).toEqual([]);
  });

  it.each([
    'common/src/recording/domain/RecordingSeal.ts',
    'backend/src/Service.ts',
    'backend/src/intervention/message/MessageService.ts',
    'backend/src/database/InterventionStore/Store.ts',
    'backend/src/jobs/Sweeper.ts',
    'backend/src/events/assignmentEnded.ts',
    'backend/migrations/001_init.js',
    'frontend/src/Thing.tsx',
    'frontend/src/pages/InterventionListPage.tsx',
    'frontend/src/hooks/intervention.ts',
  ])('refuses %s', path => {
    expect(found(path)).toEqual([
      {
        where: `plugins/interventions/${path}`,
        what: expect.stringContaining('fits no role'),
      },
    ]);
  });

  it('asks for the role of a service in the folder of its own noun', () => {
    const [role] = fileRoles(
      tinyTree({
        'plugins/interventions/backend/src/intervention/InterventionService.ts':
          '// a line\n'.repeat(300),
        'plugins/interventions/backend/src/message/InterventionService.ts':
          '// a line\n'.repeat(300),
      }),
    );
    expect(role.where).toBe(
      'plugins/interventions/backend/src/message/InterventionService.ts',
    );
  });

  it('keeps each role to its length', () => {
    expect(found('backend/src/router.ts', 'line();\n'.repeat(60))).toEqual([]);
    expect(found('backend/src/router.ts', 'line();\n'.repeat(61))).toEqual([
      expect.objectContaining({ what: expect.stringContaining('61 lines') }),
    ]);
  });
});
