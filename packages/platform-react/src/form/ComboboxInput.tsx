import { useEffect, useState } from 'react';
import { Combobox } from '@backstage/ui';
import { messages } from '../messages';
import { fieldProps, type FieldOf } from './fieldProps';
import type { Choice } from './SelectInput';

/** One of many values, found by typing. The options may come late: they change nothing of what was typed or chosen. */
export function ComboboxInput<V extends object>(
  props: FieldOf<V, string> & {
    options: readonly Choice[];
    /** Tells what is typed, where the options are what a server finds for it. */
    onSearch?: (text: string) => void;
    placeholder?: string;
  },
) {
  const { form, name, options, onSearch, placeholder } = props;
  const value = form.values[name] as string;
  const error = form.errors[name];
  const [focused, setFocused] = useState(false);
  // What was typed and is not chosen yet.
  const [typed, setTyped] = useState<string>();
  const chosen = options.find(option => option.value === value);
  const named = typed === undefined ? undefined : calledSo(options, typed);
  const choose = (next: string) => {
    setTyped(undefined);
    if (next !== value) form.set(name, next as V[typeof name]);
  };
  const typing = {
    inputValue: typed ?? chosen?.label ?? '',
    onInputChange: (text: string) => {
      setTyped(text);
      onSearch?.(text === chosen?.label ? '' : text);
      if (!text && value) form.set(name, '' as V[typeof name]);
    },
  };
  useEffect(() => {
    if (named && !focused) choose(named.value);
  });
  return (
    <Combobox
      {...fieldProps(props)}
      // What the schema says of an id helps nobody who looks for a name.
      validate={() =>
        error && !value ? messages.form.choose : (error ?? null)
      }
      placeholder={placeholder}
      search={onSearch ? { mode: 'server', ...typing } : typing}
      // Opening by itself would cover the error that the focus was sent to.
      menuTrigger="input"
      options={options.map(({ value: id, label, description }) => ({
        id,
        label,
        description,
      }))}
      value={value || null}
      onChange={key => {
        const next = String(key ?? '');
        if (next !== value) choose(next);
        // The field is left or confirmed with a text that is not the name of what is chosen.
        else if (value && !named) setTyped(undefined);
      }}
      onFocusChange={setFocused}
      onKeyDown={({ key }) => key === 'Escape' && setTyped(undefined)}
    />
  );
}

/** The one option with this label, whatever its case. */
function calledSo(options: readonly Choice[], text: string) {
  const label = text.trim().toLowerCase();
  const found = options.filter(option => option.label.toLowerCase() === label);
  return found.length === 1 ? found[0] : undefined;
}
