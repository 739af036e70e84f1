// The one platform name that shared/ uses: both Node and the DOM have it, with more members than a run option needs.
interface AbortSignal {
  readonly aborted: boolean;
}
