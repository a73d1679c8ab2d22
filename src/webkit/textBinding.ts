import type { Binding } from './useForm.ts';

/** A field whose schema takes text only: emptied, it is empty text. */
export const textBinding = (field: Binding<string> | Binding<string | undefined>): Binding<string | null> => ({
  ...field,
  onChange: (value) => field.onChange(value ?? ''),
});

/** A field whose schema takes a list: nothing chosen is the empty list. */
export const listBinding = <V extends string>(
  field: Binding<V[]> | Binding<V[] | undefined>,
): Binding<readonly V[]> => ({
  ...field,
  onChange: (value) => field.onChange([...(value ?? [])]),
});
