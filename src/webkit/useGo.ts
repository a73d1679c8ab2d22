import { useNavigate } from '@tanstack/react-router';

/** Goes to an address of `addresses.ts` after a command has made the thing. */
export function useGo(): (address: string) => void {
  const navigate = useNavigate();
  return (address) => void navigate({ to: address });
}
