import { defineConfig } from 'vitest/config'

/**
 * Two projects: `quick` is what one runs while writing (the tests beside the code, and the house rules), `full` is all the rest under tests/.
 * Time limits are generous because a two-core machine also runs a browser and child processes beside them; a test that needs a tighter one measures it itself.
 */
export default defineConfig({
  test: {
    watch: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      { extends: true, test: { name: 'quick', include: ['{src,training,bench}/**/*.test.ts', 'tests/house.test.ts'] } },
      { extends: true, test: { name: 'full', include: ['tests/**/*.test.ts'], exclude: ['tests/house.test.ts', '**/node_modules/**'] } },
    ],
  },
})
