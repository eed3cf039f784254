import { useId } from 'react';
import { messages } from '../../messages';

const words = messages.files;

/** Chooses a file to be brought to the target. */
export function UploadInput({ onChoose }: { onChoose: (file: File) => void }) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id}>{words.bring} </label>
      <input
        id={id}
        type="file"
        onChange={event => {
          const file = event.target.files?.[0];
          if (file) onChoose(file);
          event.target.value = '';
        }}
      />
    </div>
  );
}
