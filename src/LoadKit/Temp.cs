namespace LoadKit;
