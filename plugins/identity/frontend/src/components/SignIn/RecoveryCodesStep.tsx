import { useState } from 'react';
import { Button, Checkbox } from '@backstage/ui';
import { messages } from '../../messages';
import { RecoveryCodeList } from '../Totp/RecoveryCodeList';
import { SignInFrame } from './SignInFrame';

const words = messages.recovery;

/** Shows new recovery codes before a sign-in goes on. */
export function RecoveryCodesStep(props: {
  codes: readonly string[];
  onDone: () => void;
}) {
  const { codes, onDone } = props;
  const [kept, setKept] = useState(false);
  return (
    <SignInFrame title={words.title} intro={words.intro}>
      <RecoveryCodeList codes={codes} />
      <Checkbox isSelected={kept} onChange={setKept}>
        {words.kept}
      </Checkbox>
      <p>
        <Button isDisabled={!kept} onPress={onDone}>
          {words.submit}
        </Button>
      </p>
    </SignInFrame>
  );
}
