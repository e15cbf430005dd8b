import { load } from "ree-check";

export default {
  async fetch(request) {
    const ree = await load();
    return Response.json(ree.check(await request.json()));
  },
};
