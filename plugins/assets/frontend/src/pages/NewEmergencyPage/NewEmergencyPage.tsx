import { useNavigate } from 'react-router-dom';
import { Link } from '@backstage/ui';
import {
  CheckboxInput,
  Form,
  PageLayout,
  PageState,
  Region,
  useClient,
  useForm,
} from '@wardroom/platform-react';
import { assetsContract, PassableObstacle } from '@wardroom/assets-common';
import { emergencyPath } from '../../components/Emergency/emergencyPath';
import styles from '../../components/Scan/Scan.module.css';
import { messages } from '../../messages';
import { EmergencyFields } from './EmergencyFields';
import {
  emptyEmergency,
  isScanned,
  startInput,
  type EmergencyValues,
} from './startInput';
import { PlanTable } from './PlanTable';
import { usePlans } from './usePlans';

const { create: words, preview: texts } = messages.emergency;

/** Has many customers looked at for CVEs at once; what it would concern is in view before it begins. */
export function NewEmergencyPage() {
  const { emergencyScans } = useClient(assetsContract);
  const navigate = useNavigate();
  const form = useForm({
    initial: emptyEmergency,
    submit: (values: EmergencyValues) =>
      emergencyScans.start(startInput(values, plans, sites)),
    done: words.done,
    onDone: begun => navigate(emergencyPath(begun)),
  });
  const { load, plans, sites, isAsked, isBehind, ...choice } = usePlans(
    form.values,
  );
  // Nobody gets further by trying the same again.
  const refusal = load.error?.errors[0]?.message;
  const count = plans.filter(plan => isScanned(plan, form.values, sites));
  const inTheWay = PassableObstacle.options.filter(kind =>
    plans.some(({ obstacles }) =>
      obstacles.some(one => one.kind === kind && one.passable),
    ),
  );
  return (
    <PageLayout
      title={words.title}
      subtitle={words.subtitle}
      above={<Link href="/scans">{words.back}</Link>}
    >
      <Form
        form={form}
        label={words.title}
        submitLabel={words.submit(count.length)}
        onCancel={() => navigate('/scans')}
        isWaiting={isBehind || count.length === 0}
        columns
      >
        <EmergencyFields form={form} />
        {inTheWay.map(kind => (
          <CheckboxInput
            key={kind}
            form={form}
            name={kind}
            label={words.despite[kind]}
          />
        ))}
      </Form>
      <Region
        title={texts.title}
        aside={load.data && texts.with(load.data.scanner.title)}
        plain
      >
        {!isAsked && <p className={styles.text}>{texts.none}</p>}
        {refusal && (
          <p role="alert" className={styles.refusal}>
            {texts.refused(refusal)}
          </p>
        )}
        {isAsked && !refusal && (
          <PageState load={load}>
            {found =>
              found && (
                <PlanTable
                  load={{ ...load, data: found.customers }}
                  chosen={choice.chosen}
                  onChoose={choice.setChosen}
                  sites={sites}
                  onSite={choice.chooseSite}
                />
              )
            }
          </PageState>
        )}
      </Region>
    </PageLayout>
  );
}
