import * as fc from 'fast-check';

/*
 * Laws are tried on the same cases each time, so that what stands here stays green until the code changes;
 * `npm run nightly -- --only laws` takes new ones. LAWS_SEED=N repeats those of one night.
 */
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(process.env.LAWS_SEED ?? 20261129) });
