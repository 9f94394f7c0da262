"""The frame of a page: who is asking, which workshop, navigation, and the few own widgets."""
